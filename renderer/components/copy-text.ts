/** Puts a text on the clipboard. False where there is none on this page or it is not allowed. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // The caller says what to do instead.
  }
};
