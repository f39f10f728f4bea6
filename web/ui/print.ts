/**
 * Paper: an A4 sheet, across where a wide table stands on it, a slip of 80 mm, or the preprinted pages of a
 * passbook. What is printed stands in `#print`, apart from the screen; the choice of paper is a class on the
 * page while the dialog is open.
 */
export type Paper = 'a4' | 'slip' | 'book'

const PAGES = {
  a4: 'size: A4; margin: 14mm',
  across:
    'size: A4 landscape; margin: 10mm 10mm 14mm; @bottom-right { content: counter(page) " / " counter(pages) }',
  slip: 'size: 80mm auto; margin: 3mm',
  book: 'margin: 0',
}

/** Prints what stands ready. Without it nothing happens: a screen is no receipt. Nor while it is locked. */
export function printAs(paper: Paper): void {
  if (!printRoom().querySelector('.receipt') || 'locked' in document.documentElement.dataset) return
  const style = document.createElement('style')
  const across = paper === 'a4' && printRoom().querySelector('.sheet')
  style.textContent = `@page { ${PAGES[across ? 'across' : paper]} }`
  document.head.append(style)
  document.documentElement.dataset.paper = paper
  window.print()
  style.remove()
  delete document.documentElement.dataset.paper
}

const READY_MS = 5_000

/** As `printAs`, once what was posted a moment ago has been read. */
export async function printWhenReady(paper: Paper): Promise<void> {
  const until = performance.now() + READY_MS
  while (document.querySelector('[data-prints]') && !printRoom().querySelector('.receipt')) {
    if (performance.now() > until) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  printAs(paper)
}

/** The one place that paper is printed from; it is hidden on the screen, and all else is hidden on paper. */
export function printRoom(): HTMLElement {
  const known = document.getElementById('print')
  if (known) return known
  const room = document.createElement('div')
  room.id = 'print'
  document.body.append(room)
  return room
}
