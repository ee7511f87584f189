/** Plays scenes in the order of their time, moves the clock from one to the next, and prints what each found. */
const LINE = 62;

export async function play(scenes, context) {
  const { calendar, clock } = context.stage;
  const inOrder = [...scenes].sort((a, b) => calendar.at(a.at) - calendar.at(b.at));
  for (const scene of inOrder) {
    const began = performance.now();
    try {
      if (clock && !scene.at.startsWith('0 ')) await clock.to(scene.at);
      const found = await scene.run(context);
      if (!scene.quiet) tell(context, scene, found, began);
    } catch (error) {
      throw new Error(`“${scene.name}” (${calendar.told(scene.at)}): ${error.message}`, { cause: error });
    }
  }
}

function tell({ stage }, { at, name }, found, began) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stage.print(
    `${stage.calendar.told(at)}  ${name}  ${'.'.repeat(Math.max(2, LINE - name.length))} ${seconds.padStart(5)} s`,
  );
  if (found) for (const line of found.split('\n')) stage.print(`                  ${line}`);
}
