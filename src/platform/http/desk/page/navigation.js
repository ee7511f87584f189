/* Tasks first, then all operations in their groups. A click opens the operation, and its address leads there again. */
const NAMES = { operator: 'Your day', customer: 'In an account' };

export function drawNavigation(place, document_, ui, lastIds) {
  for (const by of ['operator', 'customer']) {
    const tasks = document_['x-tasks'].filter((task) => task.by === by);
    if (tasks.length > 0)
      place.append(
        section(
          NAMES[by],
          tasks.map((task) => drawTask(task, ui, lastIds)),
        ),
      );
  }
  const groups = document_['x-tagGroups'].map((group) => drawGroup(group, document_, ui));
  place.append(section('Everything', groups));
}

function section(title, parts) {
  const made = element('section');
  made.append(element('h2', title), ...parts);
  return made;
}

function drawTask({ title, steps }, ui, lastIds) {
  const list = element('ol');
  for (const step of steps) {
    const item = element('li');
    const link = element('a', step.does.replaceAll('`', ''));
    link.href = addressOf(step.tag, step.operation);
    link.dataset.operation = step.operation;
    link.title = `${step.method.toUpperCase()} ${step.path}`;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(ui, step.tag, step.operation);
      lastIds.begin(step);
    });
    item.append(link);
    list.append(item);
  }
  return folded(title, list);
}

function drawGroup({ name, tags }, document_, ui) {
  const list = element('ul');
  for (const tag of tags) {
    const item = element('li');
    const link = element('a', tag.replace('Operator: ', ''));
    link.href = addressOf(tag);
    link.title = document_.tags.find((one) => one.name === tag)?.description ?? '';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(ui, tag);
    });
    item.append(link);
    list.append(item);
  }
  return folded(name, list);
}

function folded(title, content) {
  const made = element('details');
  made.append(element('summary', title), content);
  return made;
}

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function addressOf(tag, operation) {
  return `#/${[tag, operation].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

/** Opens without closing what is open elsewhere, and comes to it once it is drawn. */
function open(ui, tag, operation) {
  ui.layoutActions.updateFilter('');
  ui.layoutActions.show(['operations-tag', tag], true);
  if (operation) ui.layoutActions.show(['operations', tag, operation], true);
  history.replaceState(null, '', addressOf(tag, operation));
  requestAnimationFrame(() => requestAnimationFrame(() => come(tag, operation)));
}

function come(tag, operation) {
  const escaped = (text) => text.replaceAll(' ', '_');
  const id = operation ? `operations-${escaped(tag)}-${operation}` : `operations-tag-${escaped(tag)}`;
  document.getElementById(id)?.scrollIntoView({ block: 'start' });
}
