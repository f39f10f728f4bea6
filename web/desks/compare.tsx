import { Button } from 'antd'
import { useLocation } from 'wouter'
import { samplingRules } from '../../core/supervision/sampling.ts'
import type { WireDesk, WireImage, WireVoucher } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'
import { timeOf } from '../door/time.ts'
import { showTime } from '../ui/money.ts'
import { terminalLink } from '../ui/opening.ts'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { StateTag, type Tone } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { RowDetail } from './rowDetail.tsx'

export const placements: Readonly<Record<WireImage['placed'], Words & { readonly tone: Tone }>> = {
  mark: { zh: '二维码相符', en: 'by its mark', tone: 'good' },
  differs: { zh: '二维码不符', en: 'mark differs', tone: 'bad' },
  name: { zh: '按文件名', en: 'by its name', tone: 'wait' },
  hand: { zh: '人工配对', en: 'by hand', tone: 'wait' },
  nowhere: { zh: '未配对', en: 'nowhere', tone: 'bad' },
}

/** The row and its image side by side; Enter ticks it off. */
export function Compare({ desk, voucher }: { readonly desk: WireDesk; readonly voucher: WireVoucher }) {
  const { say, sayAll, number } = useWords()
  const [, navigate] = useLocation()
  const { refusal, act } = useAct('package')
  const { day, serial, sampled, images } = voucher
  const row = `${day}/${serial}`
  const tick = async () => {
    const request = newRequest(desk.branch.code, desk.branch.day)
    const went = await act(() => api.perform('9502', { request, fields: { row, finding: 'inOrder' } }))
    if (went) document.querySelector<HTMLElement>('[role=listbox]')?.focus()
  }
  const mayTick = desk.person.roles.includes('postSupervisor')
  return (
    <Panel
      fill
      label={say('compare')}
      title={`${serial} · ${number(voucher.code)} ${say(voucher.codeName)}`}
      extra={
        mayTick && (
          <>
            <Button
              id="in-order"
              size="small"
              type="primary"
              disabled={isTicked(voucher)}
              onClick={() => void tick()}
            >
              {say('inOrder')}
            </Button>
            <Button size="small" danger onClick={() => navigate(terminalLink('9502', { row }))}>
              {say('writeNotice')}
            </Button>
          </>
        )
      }
    >
      {refusal && <RefusalNote refusal={refusal} />}
      {sampled.length > 0 && (
        <p className="hint">{`${say('whyLookedAt')} ${sayAll(sampled.map(name => samplingRules[name]))}`}</p>
      )}
      {images.length === 0 && <p className="hint">{say('noImage')}</p>}
      <div className={images.length === 0 ? undefined : 'compare'}>
        {images.length > 0 && <Images images={images} />}
        <RowDetail day={day} serial={serial} />
      </div>
    </Panel>
  )
}

/** Pictures, each with where it came from. */
export function Images({ images }: Pick<WireVoucher, 'images'>) {
  return (
    <div className="compare-images">
      {images.map(image => (
        <figure key={image.sha256}>
          <a href={api.voucherImage(image.sha256)} target="_blank" rel="noreferrer">
            <img src={api.voucherImage(image.sha256)} alt={image.name} />
          </a>
          <figcaption>
            <Placement image={image} />
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

const isTicked = ({ ticked }: WireVoucher): boolean => ticked !== null

function Placement({ image }: { readonly image: WireImage }) {
  const { say } = useWords()
  const { tone, zh, en } = placements[image.placed]
  return (
    <>
      <StateTag tone={tone}>{say({ zh, en })}</StateTag>
      <span className="hint">{`${image.name} · ${image.broughtBy} · ${showTime(image.at)}`}</span>
      {image.placings.map(placing => (
        <div key={`${placing.now} ${placing.at ?? ''}`} className="hint">
          {`${say('placedByHand')} ${placing.was ?? say(placements.nowhere)} → ${placing.now}`}
          {` · ${placing.by} · ${timeOf(placing.at)}`}
        </div>
      ))}
    </>
  )
}
