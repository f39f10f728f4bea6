import { Input } from 'antd'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { nearestCodes, searchCodes } from '../../core/derive/search.ts'
import type { WireCode } from '../../core/wire.ts'
import { useCodes } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from '../fields/text.tsx'
import { takeTyped } from './typeAhead.ts'

interface CommandLineProps {
  onCode(code: string): void
  /** Whether nothing else is being done: then the focus belongs here. */
  readonly active: boolean
}

/**
 * Four digits open a form at once; letters and words find it; what does not exist answers with the nearest.
 */
export function CommandLine({ onCode, active }: CommandLineProps) {
  const { say, language } = useWords()
  const { data: codes } = useCodes()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [unknown, setUnknown] = useState(false)
  const input = useRef<HTMLInputElement | null>(null)
  const mine = useMemo(() => codes?.filter(code => code.mine) ?? [], [codes])
  const found = useMemo(() => offered(typed, unknown, mine), [typed, unknown, mine])

  const open = (code: string) => {
    setTyped('')
    setUnknown(false)
    onCode(code)
  }
  const change = (text: string) => {
    setTyped(text)
    setChosen(0)
    setUnknown(false)
    const code = text.trim()
    if (!/^\d{4}$/.test(code)) return
    if (mine.some(one => one.code === code)) open(code)
    else setUnknown(true)
  }
  const takeFocus = useEffectEvent(() => {
    input.current?.focus()
    const early = takeTyped()
    if (early !== '') change(early)
  })
  const ready = active && codes !== undefined
  useEffect(() => {
    if (ready) takeFocus()
  }, [ready])

  return (
    <div className="command no-print">
      <Input
        id="command"
        size="large"
        value={typed}
        placeholder={say('commandHint')}
        aria-label={say('commandHint')}
        autoComplete="off"
        prefix={<span className="prompt">›</span>}
        suffix={<kbd>F2</kbd>}
        ref={element => {
          input.current = element?.input ?? null
        }}
        onChange={event => change(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const step = event.key === 'ArrowDown' ? 1 : -1
            setChosen(at => Math.min(Math.max(at + step, 0), Math.max(found.length - 1, 0)))
          } else if (isDone(event)) {
            event.preventDefault()
            const pick = found[chosen]
            if (pick && (typed.trim() !== '' || chosen > 0)) open(pick.code)
            else if (typed.trim() !== '') setUnknown(true)
          }
        }}
      />
      {(active || typed !== '') && (
        <div className="command-list" aria-live="polite">
          {unknown && <p className="command-unknown">{say('nearest')}</p>}
          <ul aria-label={typed === '' ? say('mostUsed') : say('codesFound')}>
            {found.map((code, index) => (
              <li key={code.code}>
                <button
                  type="button"
                  tabIndex={-1}
                  className={
                    index === chosen && typed !== '' ? 'command-option command-chosen' : 'command-option'
                  }
                  onClick={() => open(code.code)}
                >
                  <b className="figure">{code.code}</b> {say(code.name)}{' '}
                  {language === 'zh' && <small>{code.initials}</small>}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const SHOWN = 12
/** The most used of the person, shown while nothing is typed (F5). */
const MOST_USED = 30

function offered(typed: string, unknown: boolean, codes: readonly WireCode[]): WireCode[] {
  if (typed.trim() === '') return codes.slice(0, MOST_USED)
  const found = searchCodes(typed, codes)
  return (found.length > 0 && !unknown ? found : nearestCodes(typed, codes)).slice(0, SHOWN)
}
