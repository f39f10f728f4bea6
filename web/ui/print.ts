/** Paper: an A4 sheet, or a slip of 80 mm. The choice is a class on the page while the dialog is open. */
export type Paper = 'a4' | 'slip'

export function printAs(paper: Paper): void {
  const style = document.createElement('style')
  style.textContent =
    paper === 'slip' ? '@page { size: 80mm auto; margin: 3mm }' : '@page { size: A4; margin: 14mm }'
  document.head.append(style)
  document.documentElement.dataset.paper = paper
  window.print()
  style.remove()
  delete document.documentElement.dataset.paper
}
