/**
 * What the service processes have for the step that somebody is at: one line that stays out of the way, and
 * the whole checklist and script where he opens it, by a key.
 */
import { useEffect, useEffectEvent, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { Link } from 'wouter'
import { notedBy } from '../../core/service/places.ts'
import { type ProcessName, type StepKey } from '../../core/service/processes.ts'
import { checksOn, situationsOn, stepWords } from '../../core/service/script.ts'
import type { WireDesk } from '../../core/wire.ts'
import { keys } from '../ui/keys.ts'
import { terminalLink } from '../ui/opening.ts'
import { useWords } from '../words/language.tsx'
import { Script } from './script.tsx'

interface GuideProps {
  readonly desk: WireDesk
  /** Null where nobody stands before one. */
  readonly step: StepKey | null
}

export function ServiceGuide({ desk, step }: GuideProps) {
  const { say, sayAll, number } = useWords()
  const [open, setOpen] = useState(false)
  const toggle = useEffectEvent(() => setOpen(before => !before))
  useEffect(() => {
    if (step === null) return
    return tinykeys(window, {
      [keys.script]: event => {
        event.preventDefault()
        toggle()
      },
    })
  }, [step])
  if (step === null) return null
  const checks = checksOn(desk, step, desk.branch.day)
  const situations = situationsOn(desk, step, desk.branch.day)
  const process = step.split('.')[0] as ProcessName
  const code = notedBy[process]
  return (
    <section className="guide no-print" aria-label={say('serviceScript')}>
      <button
        type="button"
        className="guide-line"
        aria-expanded={open}
        title={`${say('serviceScript')} ${keys.script}`}
        onClick={() => setOpen(!open)}
      >
        <kbd>{keys.script}</kbd>
        <b>{say(stepWords(step))}</b>
        {!open && <span>{sayAll(checks)}</span>}
      </button>
      {open && (
        <div className="guide-open">
          <Script checks={checks} situations={situations} />
          <p className="hint">
            <Link href={`/service/${process}`}>{say('wholeProcess')}</Link>
            {code && <Link href={terminalLink(code)}>{`${number(code)} ${say('noteIt')}`}</Link>}
          </p>
        </div>
      )}
    </section>
  )
}
