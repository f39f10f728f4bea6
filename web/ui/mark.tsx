import { create } from 'qrcode'

/** The mark of a voucher as a square code for a scanner: one path, so that it prints sharp. */
export function MarkSquare({ text }: { readonly text: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, index) =>
    bit ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '',
  )
  return (
    <svg className="mark" viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={text}>
      <path d={dark.join('')} />
    </svg>
  )
}
