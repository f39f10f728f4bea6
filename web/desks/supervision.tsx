import { Button, Input, Segmented, Table } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { addDays, parseDay } from '../../core/dates.ts'
import { samplingRules } from '../../core/supervision/sampling.ts'
import type { WireDesk, WireImage, WirePackage, WireVoucher } from '../../core/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { usePackage } from '../api/queries.ts'
import { showMoney } from '../ui/money.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { BringImages } from './bringImages.tsx'
import { Compare, placements } from './compare.tsx'

/** The vouchers of a day beside their images: what is in order is ticked off, what is not gets a notice. */
export function SupervisionPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [typedDay, setTypedDay] = useState('')
  const day = parseDay(typedDay) ?? addDays(desk.branch.day, -1)
  const { data, error, refetch } = usePackage(day)
  const dayInput = (
    <Input
      size="small"
      aria-label={say('day')}
      placeholder={day}
      value={typedDay}
      status={typedDay === '' || parseDay(typedDay) ? '' : 'error'}
      onChange={event => setTypedDay(event.target.value)}
    />
  )
  if (!data && error) {
    return (
      <main className="page">
        <Panel title={say('supervision')} extra={dayInput}>
          <Failed error={error} onRetry={() => void refetch()} />
        </Panel>
      </main>
    )
  }
  if (!data) return <Empty>{say('loading')}</Empty>
  return <Package key={data.day} desk={desk} pack={data} dayInput={dayInput} />
}

type Shown = 'toLookAt' | 'noImage' | 'everything'

const isDone = ({ ticked, sampled, images, notices }: WireVoucher): boolean =>
  ticked !== null || notices > 0 || (sampled.length === 0 && images.some(({ placed }) => placed === 'mark'))

const shows: Readonly<Record<Shown, (voucher: WireVoucher) => boolean>> = {
  toLookAt: voucher => !isDone(voucher),
  noImage: ({ images }) => images.length === 0,
  everything: () => true,
}

interface PackageProps {
  readonly desk: WireDesk
  readonly pack: WirePackage
  readonly dayInput: React.ReactNode
}

function Package({ desk, pack, dayInput }: PackageProps) {
  const { say } = useWords()
  const [shown, setShown] = useState<Shown>('toLookAt')
  const [chosen, setChosen] = useState<number | null>(null)
  const rows = pack.vouchers.filter(shows[shown])
  const current = rows.find(({ serial }) => serial === chosen) ?? rows[0] ?? null
  const move = (event: KeyboardEvent, by: number) => {
    event.preventDefault()
    const at = rows.findIndex(({ serial }) => serial === current?.serial)
    setChosen(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.serial ?? null)
  }
  return (
    <main className="supervision">
      <Panel title={say('supervision')} label={say('supervision')} extra={dayInput} fill>
        <Totals pack={pack} />
        <div className="filters">
          <Segmented<Shown>
            size="small"
            value={shown}
            onChange={setShown}
            options={(Object.keys(shows) as Shown[]).map(value => ({
              value,
              label: `${say(value)} ${pack.vouchers.filter(shows[value]).length}`,
            }))}
          />
          <BringImages day={pack.day} several />
        </div>
        <div
          role="listbox"
          tabIndex={0}
          aria-label={say('vouchersOfDay')}
          aria-activedescendant={current ? `voucher-${current.serial}` : undefined}
          onKeyDown={event => {
            if (event.key === 'ArrowDown') move(event, 1)
            if (event.key === 'ArrowUp') move(event, -1)
            if (event.key === 'Enter') document.getElementById('in-order')?.focus()
          }}
        >
          <Vouchers rows={rows} chosen={current?.serial ?? null} onChoose={setChosen} />
        </div>
        {pack.unplaced.length > 0 && <Unplaced images={pack.unplaced} day={pack.day} />}
      </Panel>
      {current && <Compare key={current.serial} desk={desk} voucher={current} />}
    </main>
  )
}

function Totals({ pack }: { readonly pack: WirePackage }) {
  const { say } = useWords()
  const { vouchers } = pack
  const count = (of: (voucher: WireVoucher) => boolean) => String(vouchers.filter(of).length)
  return (
    <Facts
      rows={[
        [say('rowsOfDay'), String(pack.rows)],
        [say('vouchersOfDay'), String(vouchers.length)],
        [say('imagesPlaced'), count(({ images }) => images.length > 0)],
        [say('tickedOff'), count(({ ticked }) => ticked !== null)],
        [say('noticesWritten'), count(({ notices }) => notices > 0)],
        [say('lookedThroughBy'), pack.due],
        [say('packageHash'), <code key="hash">{`${pack.sha256.slice(0, 16)}…`}</code>],
      ]}
    />
  )
}

interface VouchersProps {
  readonly rows: readonly WireVoucher[]
  readonly chosen: number | null
  onChoose(serial: number): void
}

function Vouchers({ rows, chosen, onChoose }: VouchersProps) {
  const { say, sayAll, number } = useWords()
  return (
    <Table<WireVoucher>
      size="small"
      rowKey="serial"
      pagination={false}
      showSorterTooltip={false}
      dataSource={[...rows]}
      locale={{ emptyText: say('nothingToLookAt') }}
      onRow={row => ({
        id: `voucher-${row.serial}`,
        className: row.serial === chosen ? 'chosen' : '',
        onClick: () => onChoose(row.serial),
      })}
      columns={[
        {
          title: say('serial'),
          dataIndex: 'serial',
          width: 74,
          className: 'figure',
          sorter: (a, b) => a.serial - b.serial,
        },
        {
          title: say('code'),
          key: 'code',
          className: 'code-name',
          render: (_, row) => `${number(row.code)} ${say(row.codeName)}`,
        },
        { title: say('teller'), dataIndex: 'teller', width: 70, className: 'figure' },
        {
          title: say('amount'),
          dataIndex: 'amount',
          width: 120,
          className: 'figure amount',
          render: (amount: string | null) => (amount === null ? '' : showMoney(amount)),
        },
        {
          title: say('whyLookedAt'),
          key: 'sampled',
          render: (_, { sampled }) => sayAll(sampled.map(name => samplingRules[name])),
        },
        { title: say('image'), key: 'image', width: 90, render: (_, row) => <ImageState voucher={row} /> },
      ]}
    />
  )
}

function ImageState({ voucher: { images, ticked, notices } }: { readonly voucher: WireVoucher }) {
  const { say } = useWords()
  if (notices > 0) return <StateTag tone="bad">{`${say('errorNotices')} ${notices}`}</StateTag>
  if (ticked) return <StateTag tone="good">{say('tickedOff')}</StateTag>
  const [first] = images
  if (!first) return <StateTag tone="quiet">{say('noImage')}</StateTag>
  const { tone, zh, en } = placements[first.placed]
  return <StateTag tone={tone}>{say({ zh, en })}</StateTag>
}

/** Images of which nobody knows whose they are: somebody looks, and says. */
function Unplaced({ images, day }: { readonly images: readonly WireImage[]; readonly day: string }) {
  const { say } = useWords()
  return (
    <>
      <h3>{`${say('unplacedImages')} ${images.length}`}</h3>
      <ul className="unplaced">
        {images.map(image => (
          <li key={image.sha256}>
            <a href={api.voucherImage(image.sha256)} target="_blank" rel="noreferrer">
              <img src={api.voucherImage(image.sha256)} alt={image.name} />
            </a>
            <PlaceByHand image={image} day={day} />
          </li>
        ))}
      </ul>
    </>
  )
}

function PlaceByHand({ image, day }: { readonly image: WireImage; readonly day: string }) {
  const { say } = useWords()
  const [serial, setSerial] = useState('')
  const { refusal, act } = useAct('package')
  const place = () => act(() => api.placeImage(image.sha256, { day, serial: Number(serial) }))
  return (
    <form
      className="filters"
      onSubmit={event => {
        event.preventDefault()
        void place()
      }}
    >
      <span className="hint">{image.name}</span>
      <Input
        size="small"
        aria-label={`${say('serial')} ${image.name}`}
        placeholder={say('serial')}
        value={serial}
        maxLength={9}
        onChange={event => setSerial(event.target.value.trim())}
      />
      <Button size="small" htmlType="submit" disabled={!/^[1-9]\d{0,8}$/.test(serial)}>
        {say('placeHere')}
      </Button>
      {refusal && <RefusalNote refusal={refusal} />}
    </form>
  )
}
