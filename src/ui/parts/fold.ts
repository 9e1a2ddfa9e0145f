/**
 * The `open` of a <details> that people may have opened before the page came alive: spread it. Written as an attribute,
 * a false one would close again what was opened meanwhile.
 */
export function opened(isOpen: boolean): { open?: true } {
  return isOpen ? { open: true } : {};
}
