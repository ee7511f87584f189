/** Plays scenes in the order of their time, moves the clock from one to the next, and prints what each found. */
const WIDTH = 64;
/** Up to this share of mails the story is told without its repetitions. */
const QUICK = 0.2;

export async function play(scenes, context) {
  const { calendar, clock, scale } = context.stage;
  const played = scenes.filter(({ isDetail }) => !isDetail || scale > QUICK);
  const inOrder = played.sort((a, b) => calendar.at(a.at) - calendar.at(b.at));
  for (const scene of inOrder) {
    const when = calendar.told(scene.at);
    await playOne(scene, context, when, () => clock.to(scene.at));
  }
}

/** Scenes of the present: no clock is moved. */
export async function playToday(scenes, context) {
  for (const scene of scenes) await playOne(scene, context, 'Today', () => undefined);
}

async function playOne(scene, context, when, prepare) {
  const began = performance.now();
  try {
    await context.everybody.stayHere();
    await prepare();
    const found = await scene.run(context);
    if (!scene.quiet) tell(context.stage, when, scene.name, found, performance.now() - began);
  } catch (error) {
    throw new Error(`“${scene.name}” (${when}): ${error.message}`, { cause: error });
  }
}

function tell({ print }, when, name, found, tookMs) {
  print(`${when.padEnd(16)}  ${`${name} `.padEnd(WIDTH, '.')} ${(tookMs / 1000).toFixed(1).padStart(5)} s`);
  for (const line of found.split('\n')) print(`${' '.repeat(18)}${line}`);
}
