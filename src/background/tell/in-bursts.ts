type Work = () => Promise<void>;

/**
 * Makes one turn of what is asked for in bursts: it begins at once where none is under way, and all who ask meanwhile
 * share one more after it, which so finds whatever they have done. Nothing is lost with the background: what is under
 * way would be lost with it too.
 */
export function inBursts(work: Work): Work {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const begin = (): Promise<void> => {
    next = undefined;
    const turn = work().finally(() => {
      underWay = undefined;
    });
    underWay = turn;
    return turn;
  };
  return () => {
    // Whoever waited for a turn that failed has been told.
    next ??= underWay?.then(begin, begin);
    return next ?? begin();
  };
}
