/** How many cases a property is tried with: a quarter of them in every run, the same ones; all of them with `EBB_LONG=1`. */
export const runs = (all: number): number => (process.env['EBB_LONG'] ? all : Math.ceil(all / 4));
