/** Does something for the next one while the one before it is at work. */
export async function* oneAhead<Given, Made>(
  given: AsyncIterable<Given>,
  make: (one: Given) => Promise<Made>,
): AsyncGenerator<Made> {
  const source = given[Symbol.asyncIterator]();
  const take = (): Promise<Made | null> => {
    const next = source.next().then(({ value, done }) => (done === true ? null : make(value)));
    // Nobody may ever ask for it.
    next.catch(() => undefined);
    return next;
  };
  let next = take();
  try {
    for (let one = await next; one !== null; one = await next) {
      next = take();
      yield one;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return?.();
  }
}
