/** On a slow line people type before the scripts have come. Taking the page over sets every field anew; this puts back what they typed. */
import { onMount } from 'svelte';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** To be called by the frame, whose script runs before any page below it is taken over. */
export function keepTypedEarly(): void {
  if (typeof document === 'undefined') return;
  const typed = [...document.querySelectorAll<Control>('input, textarea, select')].flatMap((control) => {
    const putBack = wayBack(control);
    return putBack ? [{ control, putBack }] : [];
  });
  onMount(() => {
    for (const { control, putBack } of typed) {
      putBack();
      // Whoever listens to the field is told, as if it had been typed now.
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
}

/** How a control gets its present content again; undefined while it says what the page came with. */
function wayBack(control: Control): (() => void) | undefined {
  if (control instanceof HTMLSelectElement) {
    const { selectedIndex } = control;
    // A list that came without a choice shows its first.
    const given = Math.max(
      0,
      [...control.options].findIndex((option) => option.defaultSelected),
    );
    return selectedIndex === given ? undefined : () => (control.selectedIndex = selectedIndex);
  }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    const { checked } = control;
    return checked === control.defaultChecked ? undefined : () => (control.checked = checked);
  }
  // What was picked from the disk stays by itself, and may not be set.
  if (control.type === 'file' || control.type === 'hidden') return undefined;
  const { value } = control;
  return value === control.defaultValue ? undefined : () => (control.value = value);
}
