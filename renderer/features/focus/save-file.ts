/** Hands a file to the browser, which saves it or asks where to. */

/** A browser may come for the file after the click; nothing tells when it has. */
const KEEP_MS = 60_000;

/** Offers it; `after` lends the delay until its memory is given back. */
export const saveFile = (
  file: { readonly name: string; readonly mediaType: string; readonly text: string },
  after: (ms: number, run: () => void) => void,
): void => {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  after(KEEP_MS, () => URL.revokeObjectURL(url));
};
