import { type RegisterLine, type Trial, type TrialLine, trialsOf } from '../../core/derive/trial.ts'
import type { WireTrialRow } from '../../core/wire.ts'
import { Empty } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** The trial balance: what each GL account brought into the day, its turnover, where it stands. */
export function TrialTable({ rows }: { readonly rows: readonly WireTrialRow[] }) {
  const { say } = useWords()
  const trials = trialsOf(rows)
  if (rows.length === 0) return <Empty>{say('empty')}</Empty>
  return trials.map((trial, index) => <OneTrial key={trial.unit} trial={trial} isOwn={index === 0} />)
}

/** In one currency; beside the branch's own it is said which. */
function OneTrial({ trial, isOwn }: { readonly trial: Trial; readonly isOwn: boolean }) {
  const { say } = useWords()
  const { unit, lines, totals, register } = trial
  return (
    <>
      {!isOwn && <h3>{unit}</h3>}
      <table className="trial">
        <thead>
          <tr>
            <th rowSpan={2}>{say('glAccount')}</th>
            <th rowSpan={2}>{say('name')}</th>
            <th colSpan={2}>{say('opening')}</th>
            <th colSpan={2}>{say('turnover')}</th>
            <th colSpan={2}>{say('closing')}</th>
          </tr>
          <tr>
            {['opening', 'turnover', 'closing'].flatMap(part => [
              <th key={`${part}D`}>{say('debit')}</th>,
              <th key={`${part}C`}>{say('credit')}</th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.gl}>
              <td className="figure">{line.gl}</td>
              <td>{say(line.name)}</td>
              <Figures line={line} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{say('sum')}</td>
            <Figures line={totals} />
          </tr>
        </tfoot>
      </table>
      {register.length > 0 && <Register lines={register} />}
    </>
  )
}

function Figures({ line }: { readonly line: Omit<TrialLine, 'gl' | 'name'> }) {
  return [line.opening, line.turnover, line.closing].flatMap((part, index) => [
    <td key={`${index}D`} className="figure amount">
      {part.debit}
    </td>,
    <td key={`${index}C`} className="figure amount">
      {part.credit}
    </td>,
  ])
}

/** Off balance: receipts and payments, in pieces where vouchers are counted. */
function Register({ lines }: { readonly lines: readonly RegisterLine[] }) {
  const { say } = useWords()
  return (
    <>
      <h3>{say('offBalance')}</h3>
      <table className="trial">
        <thead>
          <tr>
            <th>{say('glAccount')}</th>
            <th>{say('name')}</th>
            <th>{say('unit')}</th>
            <th>{say('opening')}</th>
            <th>{say('received')}</th>
            <th>{say('paid')}</th>
            <th>{say('closing')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ gl, name, inPieces, ...figures }) => (
            <tr key={gl}>
              <td className="figure">{gl}</td>
              <td>{say(name)}</td>
              <td>{inPieces ? say('pieces') : say('amount')}</td>
              <td className="figure amount">{figures.opening}</td>
              <td className="figure amount">{figures.received}</td>
              <td className="figure amount">{figures.paid}</td>
              <td className="figure amount">{figures.closing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
