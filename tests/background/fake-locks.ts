type Granted = (lock: { readonly name: string } | null) => unknown;

/** A browser's locks, as far as the background asks for them: one that is free, or taken from whoever has it. */
export function fakeLocks(): Pick<LockManager, 'request'> {
  const holders = new Map<string, (reason: DOMException) => void>();
  const request = async (name: string, options: LockOptions, granted: Granted): Promise<unknown> => {
    if (options.ifAvailable && holders.has(name)) return await granted(null);
    holders.get(name)?.(new DOMException('The lock was taken.', 'AbortError'));
    return await new Promise((resolve, reject) => {
      holders.set(name, reject);
      Promise.resolve(granted({ name }))
        .then(resolve, reject)
        .finally(() => {
          if (holders.get(name) === reject) holders.delete(name);
        });
    });
  };
  return { request: request as LockManager['request'] };
}
