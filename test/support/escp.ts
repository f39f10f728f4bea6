/** Reads what `escpOf` writes: `1 @left,top text`, places in tenths of a millimetre as near as the printer is. */
const ESC = 0x1b
const FS = 0x1c

export function readEscp(bytes: Buffer): string[] {
  const lines: string[] = []
  let [page, down, left, wide, chinese] = [1, 0, 0, false, false]
  let run: number[] = []
  let text = ''
  const endRun = () => {
    text += new TextDecoder(chinese ? 'gb18030' : 'latin1', { fatal: true }).decode(Uint8Array.from(run))
    run = []
  }
  const endText = () => {
    endRun()
    const place = `${page} @${Math.round((left * 254) / 60)},${Math.round((down * 254) / 180)}`
    if (text !== '') lines.push(`${place} ${wide ? 'wide ' : ''}${text}`)
    text = ''
  }
  for (let at = 0; at < bytes.length; ) {
    const [lead = 0, command = 0, one = 0, two = 0] = bytes.subarray(at, at + 4)
    const name =
      lead === ESC || lead === FS ? `${lead === ESC ? 'ESC' : 'FS'} ${String.fromCharCode(command)}` : ''
    if (name === 'FS &' || name === 'FS .') {
      endRun()
      chinese = name === 'FS &'
      at += 2
    } else if (name === 'ESC @' || name === 'ESC M') at += 2
    else if (name === 'ESC J') {
      endText()
      down += one
      at += 3
    } else if (name === 'ESC $') {
      endText()
      left = one + two * 256
      at += 4
    } else if (name === 'ESC W' || name === 'FS W') {
      if (one === 0) endText()
      wide = one === 1
      at += 3
    } else if (name === 'FS S') at += 4
    else if (lead === 0x0c) {
      endText()
      ;[page, down, left] = [page + 1, 0, 0]
      at += 1
    } else if (lead === 0x0d) at += 1
    else if (name !== '') throw new Error(`unknown ${name} at ${at}`)
    else {
      run.push(lead)
      at += 1
    }
  }
  return lines
}
