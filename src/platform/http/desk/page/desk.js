/* The page at /docs: Swagger UI over the arranged document, with tasks beside it and sign-in above it. */
import { LastIds } from './last-ids.js';
import { drawNavigation } from './navigation.js';
import { Person } from './sign-in.js';

const answer = await fetch('/docs/reference.json');
const document_ = await answer.json();
const person = new Person();
const lastIds = new LastIds(document_, (path, operation) => person.ask(path, operation));

/** Finds operations by their words, too, not only groups by their names. */
function opsFilter(tagged, phrase) {
  const wanted = phrase.toLowerCase();
  return tagged
    .map((group, tag) => {
      if (tag.toLowerCase().includes(wanted)) return group;
      const matches = (found) =>
        [found.get('path'), found.getIn(['operation', 'summary']), found.getIn(['operation', 'operationId'])].some(
          (text) => text?.toLowerCase().includes(wanted),
        );
      return group.set('operations', group.get('operations').filter(matches));
    })
    .filter((group) => group.get('operations').size > 0);
}

/** Swagger UI calls it a filter of tags and draws it some frames later. */
function nameFilter() {
  const field = document.querySelector('.operation-filter-input');
  if (field) field.placeholder = 'Find an operation: a word, a path, a name';
  else requestAnimationFrame(nameFilter);
}

const ui = globalThis.SwaggerUIBundle({
  spec: document_,
  dom_id: '#swagger-ui',
  layout: 'BaseLayout',
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  plugins: [() => ({ fn: { opsFilter } }), () => lastIds.plugin()],
  deepLinking: true,
  queryConfigEnabled: false,
  validatorUrl: null,
  persistAuthorization: true,
  tryItOutEnabled: true,
  filter: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  defaultModelExpandDepth: 3,
  displayRequestDuration: true,
  displayOperationId: true,
  showExtensions: true,
  requestSnippetsEnabled: true,
  requestSnippets: { defaultExpanded: true, languages: ['curl_bash', 'curl_powershell'] },
  requestInterceptor: (request) => person.sign(request),
  responseInterceptor: (response) => lastIds.read(response),
  onComplete: () => {
    document.getElementById('starting').remove();
    nameFilter();
  },
});

person.attach(ui, () => lastIds.prepareOpen());
drawNavigation(document.getElementById('work'), document_, ui, lastIds);
await person.comeBack();
