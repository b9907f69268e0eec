/** Makes what is missing from the stand-in loud: Electron may have it, we do not. */

/** The object, throwing for whatever it has not. Symbols and what promises and loggers look for are let through. */
export const strict = <T extends object>(name: string, object: T): T =>
  new Proxy(object, {
    get: (target, key) => {
      const isAsked = typeof key === 'string' && key !== 'then' && key !== 'toJSON';
      if (isAsked && !(key in target))
        throw new Error(`not implemented in the stand-in: ${name}.${key}`);
      const value: unknown = Reflect.get(target, key, target);
      // Methods run on the object itself: private fields are not to be had through a proxy.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
