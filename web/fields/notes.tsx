import { Button } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  asWritten,
  currencies,
  currencyOf,
  displayBeside,
  type Face,
  fewestNotes,
  fromWritten,
  goodFaces,
  type Notes,
  parseNotes,
  payableFrom,
  printNotes,
  type Unit,
  unitNamed,
  worth,
} from '../../core/ledger/units.ts'
import { displayMoney } from '../../core/money.ts'
import type { WireTill } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'
import { CountInput, countTyped } from './countInput.tsx'
import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/**
 * Notes over the counter are suggested from the amount; a count of what is there begins empty, face by
 * face.
 */
export function NotesView(props: FieldViewProps) {
  return props.field.options.direction === 'count' ? <CountView {...props} /> : <SuggestedView {...props} />
}

function SuggestedView(props: FieldViewProps) {
  const { say } = useWords()
  const { id, value, desk, field, onChange } = props
  const unit = unitOf(props)
  // What the preview asks for is asked for in the branch's own currency.
  const amount = field.options.currency && !field.options.sumsTo ? null : props.amount
  const suggested = useRef('')
  const arrived = useRef(false)
  const takesAccount = field.options.unless ? (props.values[field.options.unless] ?? '').trim() !== '' : false
  useEffect(() => {
    // What the teller has typed himself is left alone.
    if (value !== '' && value !== suggested.current) return
    const next =
      takesAccount || amount === null || amount <= 0n
        ? ''
        : suggestion(fromWritten(unit, amount), unit, field.options.direction, desk)
    suggested.current = next
    if (next === value) return
    arrived.current = true
    onChange(next)
  }, [amount, unit, takesAccount, value, desk, field.options.direction, onChange])
  useLayoutEffect(() => {
    // A suggestion that arrives under the cursor is selected, so that typing replaces it. What a teller
    // types may come to read the same on the way to more: that is his, and stays.
    if (!arrived.current || value !== suggested.current) return
    arrived.current = false
    const input = document.activeElement
    if (value !== '' && input?.id === id) (input as HTMLInputElement).select()
  }, [value, id])
  const notes = parseNotes(value)
  const total = notes && known(notes, unit) ? asWritten(unit, worth(unit, notes)) : null
  const differs = total !== null && amount !== null && total !== amount
  return (
    <>
      <TextView {...props} />
      <output className={differs ? 'echo echo-wrong' : 'echo'} htmlFor={props.id}>
        {total === null || value === ''
          ? ' '
          : `${say('notesMake')} ${displayBeside(desk.branch.unit, unit, fromWritten(unit, total))}${differs ? ' ≠' : ' ✓'}`}
      </output>
    </>
  )
}

/** The currency of these notes: what another field of the form says, or the branch's own. */
const unitOf = ({ field, values, desk }: FieldViewProps): Unit => {
  const named = unitNamed(values[field.options.currency ?? ''] ?? '')
  return currencies.find(({ unit }) => unit === named)?.unit ?? desk.branch.unit
}

const known = (notes: Notes, unit: string): boolean =>
  Object.keys(notes).every(name => currencyOf(unit).faces.some(face => face.name === name))

/**
 * Coming in: the fewest notes. Going out: notes that the till has, or nothing where it has no such ones; the
 * fewest, where the teller is not told what it has.
 */
function suggestion(
  amount: bigint,
  unit: Unit,
  direction: string | undefined,
  { till, branch }: FieldViewProps['desk'],
): string {
  const notes =
    direction === 'out' && till && till.cash !== null
      ? payableFrom(unit, purseOf(till, unit, branch.unit), amount)
      : fewestNotes(unit, amount)
  return notes ? printNotes(unit, notes) : ''
}

const purseOf = ({ notes, foreign }: WireTill, unit: Unit, own: Unit): Notes => {
  const held = unit === own ? notes : (foreign.find(one => one.unit === unit)?.notes ?? [])
  return Object.fromEntries(held.map(({ face, count }) => [face, BigInt(count)]))
}

function CountView({ id, value, onChange, onDone, desk, register, invalid }: FieldViewProps) {
  const { say } = useWords()
  const { unit } = desk.branch
  const notes = parseNotes(value) ?? {}
  const [damaged, setDamaged] = useState(false)
  const all = damaged || Object.keys(notes).some(name => /^[dh]/.test(name))
  const faces = all ? currencyOf(unit).faces : goodFaces(unit)
  const spoken = ({ condition }: Face) =>
    condition === 'good' ? '' : `${say(condition === 'full' ? 'damagedFull' : 'damagedHalf')} `
  const change = (name: string, text: string) => {
    const count = countTyped(text, 7)
    if (count === null) return
    const next = { ...notes, [name]: BigInt(count || '0') }
    onChange(printNotes(unit, next) || (count === '' ? '' : '0'))
  }
  return (
    <>
      <div className={invalid ? 'count-grid count-wrong' : 'count-grid'} id={id}>
        {faces.map((face, index) => (
          <label key={face.name} className="count-cell">
            <span>{faceLabel(face.name)}</span>
            <CountInput
              name={`${spoken(face)}${face.form === 'coin' ? say('coin') : ''}${face.name.replace(/[dhc]+/, '')}`}
              count={notes[face.name]?.toString() ?? ''}
              register={index === 0 ? register : null}
              onChange={text => change(face.name, text)}
              onDone={() => {
                if (value === '') onChange('0')
                onDone()
              }}
            />
          </label>
        ))}
      </div>
      {!all && (
        <Button size="small" type="link" onClick={() => setDamaged(true)}>
          {say('damagedToo')}
        </Button>
      )}
      <output className="echo" htmlFor={id}>
        {`${say('notesMake')} ${displayMoney(worth(unit, notes))}`}
      </output>
    </>
  )
}

/** ○ is a coin; ◕ a damaged note of full value, ◑ one of half. */
const faceLabel = (name: string): string => name.replace('d', '◕').replace('h', '◑').replace('c', '○')
