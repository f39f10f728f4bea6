import type { WireDesk, WireNotes, WireTill } from '../../core/wire.ts'
import { showMoney } from '../ui/money.ts'
import { Empty, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

export const tillStates = {
  inUse: { zh: '使用中', en: 'in use' },
  away: { zh: '离柜', en: 'away' },
  balanced: { zh: '已轧账', en: 'balanced' },
  sealed: { zh: '已封箱', en: 'sealed' },
} as const

/** Coins are marked. */
export const showFace = (face: string): string => (face.startsWith('c') ? `○ ${face.slice(1)}` : face)

/** What the teller answers for, hidden while he counts; its cash is told once it has been counted. */
export function TillPanel({ desk, blind }: { readonly desk: WireDesk; readonly blind: boolean }) {
  const { say } = useWords()
  const { till } = desk
  return (
    <Panel
      title={till ? `${say('till')} ${till.no}` : say('till')}
      extra={till && <span className="hint">{say(tillStates[till.state])}</span>}
      label={say('till')}
    >
      {!till && <Empty>{say('noTill')}</Empty>}
      {till && blind && <Empty>{say('tillHidden')}</Empty>}
      {till && !blind && <TillContents till={till} />}
    </Panel>
  )
}

export function TillContents({ till }: { readonly till: WireTill }) {
  const { say, language } = useWords()
  const comma = language === 'zh' ? '、' : ', '
  return (
    <div className="till">
      <p className="till-cash">
        {say('cashInTill')}{' '}
        {till.cash === null ? (
          <span className="hint">{say('cashBlind')}</span>
        ) : (
          <b className="figure">{showMoney(till.cash)}</b>
        )}
      </p>
      <FaceTable notes={till.notes} />
      {till.foreign.map(({ unit, name, cash, notes }) => (
        <div key={unit}>
          <p className="till-cash">
            {say(name)} <b className="figure">{`${unit} ${showMoney(cash)}`}</b>
          </p>
          <FaceTable notes={notes} />
        </div>
      ))}
      {till.papers
        .filter(({ pieces }) => pieces > 0)
        .map(({ kind, name, pieces, ranges }) => (
          <p className="till-papers" key={kind}>
            {say(name)} <b className="figure">{pieces}</b>
            <small className="figure">{ranges.join(comma)}</small>
          </p>
        ))}
    </div>
  )
}

function FaceTable({ notes }: { readonly notes: WireNotes }) {
  return (
    <table className="till-notes">
      <tbody>
        {notes.map(({ face, count, amount }) => (
          <tr key={face}>
            <td className="figure">{showFace(face)}</td>
            <td className="figure amount">× {count}</td>
            <td className="figure amount">{showMoney(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
