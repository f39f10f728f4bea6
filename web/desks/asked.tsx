/** What a signature answers for, at the signer's own desk and at the maker's terminal. */
import { Select } from 'antd'
import { groundsOn } from '../../core/grounds.ts'
import type { WireDesk, WireParked } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { EntryTable } from '../ui/entries.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { showMoney, showTime } from '../ui/money.ts'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'

/** The form as it was filled in; of a number also whose it is. */
export const askedFields = ({ fields }: WireParked, say: (words: Words) => string) =>
  fields.map(
    ({ label, text, stands }) => [say(label), stands ? `${say(text)}　${say(stands)}` : say(text)] as const,
  )

/** The customers' accounts as they stand now, with what a signer must know. */
export function AccountsTouched({ accounts }: Pick<WireParked, 'accounts'>) {
  const { say } = useWords()
  if (accounts.length === 0) return null
  return (
    <>
      <h3>{say('customerAndAccount')}</h3>
      {accounts.map(({ no, name, balance, available, warnings }) => (
        <div key={no} className="touched">
          <span className="figure">{no}</span>
          <b>{name}</b>
          <span className="figure">{`${say('balance')} ${showMoney(balance)}`}</span>
          {available !== balance && (
            <span className="figure">{`${say('available')} ${showMoney(available)}`}</span>
          )}
          {warnings.map(warning => (
            <StateTag key={warning.zh} tone="bad">
              {say(warning)}
            </StateTag>
          ))}
        </div>
      ))}
    </>
  )
}

/** The entries, and the notes and vouchers with them. */
export function WouldPost({ parked: { entries, seen, changes } }: { readonly parked: WireParked }) {
  const { say } = useWords()
  const moved = seen.filter(line => !/^[DC] /.test(line))
  if (entries.length === 0 && moved.length === 0 && changes.length === 0) return null
  return (
    <>
      <h3>{say('seen')}</h3>
      {entries.length > 0 && <EntryTable entries={entries} />}
      {moved.length > 0 && <EffectLines lines={moved} />}
      {changes.length > 0 && <EffectLines lines={changes} />}
    </>
  )
}

/** What was asked about it, and answered. */
export function Talk({ talk }: Pick<WireParked, 'talk'>) {
  const { say } = useWords()
  if (talk.length === 0) return null
  return (
    <ul className="plain-list talk" aria-label={say('talk')}>
      {talk.map(({ by, name, at, text }) => (
        <li key={at}>
          <b className="figure">{by}</b> {say(name)} <span className="hint">{showTime(at)}</span> {text}
        </li>
      ))}
    </ul>
  )
}

interface GroundSelectProps {
  readonly desk: WireDesk
  readonly ground: string | null
  onGround(ground: string): void
}

/** Why a signature is refused. */
export function GroundSelect({ desk, ground, onGround }: GroundSelectProps) {
  const { say } = useWords()
  return (
    <Select<string>
      aria-label={say('ground')}
      className="ground"
      placeholder={say('ground')}
      value={ground}
      options={groundsOn(desk.grounds.rejections, desk.branch.day).map(row => ({
        value: row.ground,
        label: say(row),
      }))}
      onChange={onGround}
    />
  )
}
