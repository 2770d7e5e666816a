/**
 * Makes one turn of what is asked for in bursts: it begins at once where none is under way, and all who ask meanwhile
 * share one more after it, which so finds whatever they have done. Nothing is lost with the background: what is under
 * way would be lost with it too.
 * @param work is given what the last of those who share the turn gave.
 */
export function inBursts<Given = void>(
  work: (given: Given) => Promise<void>,
): (given: Given) => Promise<void> {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let latest: Given;

  const begin = (): Promise<void> => {
    next = undefined;
    const turn = work(latest).finally(() => {
      underWay = undefined;
    });
    underWay = turn;
    return turn;
  };
  return (given) => {
    latest = given;
    // Whoever waited for a turn that failed has been told.
    next ??= underWay?.then(begin, begin);
    return next ?? begin();
  };
}
