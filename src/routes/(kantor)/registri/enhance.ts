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
const place = document.querySelector<HTMLButtonElement>('[data-place]');
if (place && 'geolocation' in navigator) offerPlace(place);
const pick = document.querySelector<HTMLElement>('[data-pick]');
const picture = pick?.querySelector<HTMLInputElement>('input[type=image]');
picture?.addEventListener('click', tap);

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

function offerPlace(button: HTMLButtonElement): void {
  const said = document.querySelector('[data-said]');
  const say = (words: string | undefined) => {
    if (said) said.textContent = words ?? '';
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        choose(coords.latitude, coords.longitude);
        say(button.dataset['taken']?.replace('{m}', String(Math.ceil(coords.accuracy))));
      },
      ({ code, PERMISSION_DENIED }) =>
        say(button.dataset[code === PERMISSION_DENIED ? 'refused' : 'unknown']),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}

/** The four sides of the drawing in degrees, and its size in pixels. */
function groundOf(drawing: HTMLElement) {
  const [west = 0, south = 0, east = 0, north = 0] = (drawing.dataset['pick'] ?? '').split(' ').map(Number);
  return { west, south, east, north, size: drawing.clientWidth };
}

/** A tap fills the fields at once; the keyboard's Enter on the picture taps nothing. */
function tap(event: MouseEvent): void {
  if (!pick || event.detail === 0) return;
  event.preventDefault();
  const { west, south, east, north, size } = groundOf(pick);
  choose(north - (event.offsetY / size) * (north - south), west + (event.offsetX / size) * (east - west));
}

function choose(lat: number, lng: number): void {
  fill('lat', lat);
  fill('lng', lng);
  if (!pick) return;
  const { west, south, east, north, size } = groundOf(pick);
  const [x, y] = [((lng - west) / (east - west)) * size, ((north - lat) / (north - south)) * size];
  const isSeen = x >= 0 && y >= 0 && x <= size && y <= size;
  const pin = pick.querySelector('.chosen');
  pin?.classList.toggle('none', !isSeen);
  pin?.setAttribute('transform', `translate(${x} ${y})`);
  const outline = pick.querySelector<SVGPathElement>('.outline');
  const verdict = document.querySelector('[data-verdict]');
  if (!outline || !verdict) return;
  const isInside = outline.isPointInFill(new DOMPoint(x, y));
  verdict.classList.toggle('warn', !isInside);
  verdict.textContent = pick.dataset[isInside ? 'inside' : 'outside'] ?? '';
}

function fill(id: string, degrees: number): void {
  const field = document.querySelector<HTMLInputElement>(`#${id}`);
  if (field) field.value = degrees.toFixed(6).replace('.', ',');
}
