/** The live stream as a test reads it. */

/** What the stream says, a line at a time. */
export async function* lines(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}

/** Reads on until the stream tells of a row; rows that come together may be told of as one. */
export async function hears(stream: AsyncGenerator<string>, serial: number): Promise<object> {
  for (;;) {
    const { value: line, done } = await stream.next()
    if (done) throw new Error('the stream has ended')
    if (!line.startsWith('data: ')) continue
    const moved = JSON.parse(line.slice('data: '.length)) as { serial: number }
    if (moved.serial >= serial) return moved
  }
}
