/** Makes the form of a maker better where scripts run: trades while one types, and the place of the device. It works without. */

interface Entry {
  readonly version: string;
  readonly code: string;
  readonly title: string;
}

const WAIT_MS = 300;

const kbli = document.querySelector<HTMLInputElement>('#kbli');
const choices = document.querySelector<HTMLElement>('[data-kbli-choices]');
if (kbli && choices) suggestTrades(kbli, choices);
const place = document.querySelector<HTMLElement>('[data-place]');
if (place && 'geolocation' in navigator) offerPlace(place);

function suggestTrades(field: HTMLInputElement, into: HTMLElement): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(field.value.trim()), WAIT_MS);
  });

  async function look(words: string): Promise<void> {
    asked = words;
    const answer = await fetch(`/registri/kbli?q=${encodeURIComponent(words)}`).catch(() => undefined);
    // Without an answer the form asks by itself when it is sent; a later question has the last word.
    if (answer?.ok !== true || asked !== words) return;
    show((await answer.json()) as Entry[], words);
  }

  function show(found: readonly Entry[], words: string): void {
    if (found.length === 0) {
      into.replaceChildren();
      return;
    }
    const list = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = into.dataset['legend'] ?? '';
    const hidden = Object.assign(document.createElement('input'), {
      type: 'hidden',
      name: 'kbliAsked',
      value: words,
    });
    list.append(legend, hidden, ...found.map(choiceOf));
    into.replaceChildren(list);
  }
}

function choiceOf({ version, code, title }: Entry): HTMLLabelElement {
  const label = document.createElement('label');
  label.className = 'check';
  const radio = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'kbliChoice',
    value: `${version}:${code}`,
  });
  const words = document.createElement('span');
  words.textContent = `${code} ${title} (KBLI ${version})`;
  label.append(radio, words);
  return label;
}

function offerPlace(row: HTMLElement): void {
  const button = row.querySelector('button');
  const said = row.querySelector('[role=status]');
  row.hidden = false;
  button?.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill('lat', coords.latitude);
        fill('lng', coords.longitude);
        if (said) said.textContent = row.dataset['taken'] ?? '';
      },
      () => {
        if (said) said.textContent = row.dataset['refused'] ?? '';
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}

function fill(id: string, degrees: number): void {
  const field = document.querySelector<HTMLInputElement>(`#${id}`);
  if (field) field.value = degrees.toFixed(6).replace('.', ',');
}
