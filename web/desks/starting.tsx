import { Progress, Spin } from 'antd'
import type { WireWelcome } from '../../core/wire.ts'
import { duration } from '../ui/duration.ts'
import { useWords } from '../words/language.tsx'

interface StartingProps {
  readonly welcome: WireWelcome | null
  readonly unreachable: boolean
}

/** Shown while the books are being opened, with how far they are. */
export function StartingPage({ welcome, unreachable }: StartingProps) {
  const { say } = useWords()
  const progress = welcome?.progress ?? null
  return (
    <main className="starting">
      <img src="/icon.svg" alt="" width={56} height={56} />
      <h1>掌柜</h1>
      {unreachable ? (
        <p role="alert">{say('connectionLost')}</p>
      ) : (
        <p>{progress ? say(progress.label) : say('preparing')}</p>
      )}
      {progress && progress.total > 1 ? (
        <Progress percent={Math.round((100 * progress.done) / progress.total)} style={{ width: 320 }} />
      ) : (
        <Spin />
      )}
      {welcome && (
        <p className="hint">
          {say('release')} {welcome.server.release} · {say('upSince')}{' '}
          {say(duration(welcome.server.upSeconds))}
        </p>
      )}
    </main>
  )
}
