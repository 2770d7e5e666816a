import { useSignal } from '@preact/signals';

/** A long piece of work at a time, which the person may stop. */
export interface LongWork {
  /** How far it has come, 0 to 1; nothing while there is none. */
  readonly progress: number | undefined;
  readonly cancel: () => void;
  /** Begins one. @returns what it gives; nothing where it was stopped. @throws whatever else it throws. */
  readonly run: <Result>(
    work: (signal: AbortSignal, onProgress: (part: number) => void) => Promise<Result>,
  ) => Promise<Result | undefined>;
}

export function useWork(): LongWork {
  const progress = useSignal<number | undefined>(undefined);
  const controller = useSignal(new AbortController());
  return {
    progress: progress.value,
    cancel: () => controller.value.abort(),
    async run(work) {
      controller.value = new AbortController();
      const { signal } = controller.value;
      progress.value = 0;
      try {
        return await work(signal, (part) => {
          progress.value = part;
        });
      } catch (error) {
        if (!signal.aborted) throw error;
        return undefined;
      } finally {
        progress.value = undefined;
      }
    },
  };
}
