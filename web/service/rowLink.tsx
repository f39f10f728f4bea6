import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { RowDetail } from '../desks/rowDetail.tsx'
import { useWords } from '../words/language.tsx'

/** A journal row by its position, `2026-03-02/17`, that opens into all there is to know about it. */
export function RowLink({ at, text }: { readonly at: string; readonly text: string }) {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const [day = '', serial = ''] = at.split('/')
  return (
    <>
      <Button size="small" type="link" className="row-link" onClick={() => setOpen(true)}>
        {text}
      </Button>
      <Drawer
        open={open}
        destroyOnHidden
        size={680}
        onClose={() => setOpen(false)}
        title={`${day} · ${say('serial')} ${serial}`}
      >
        {open && <RowDetail day={day} serial={Number(serial)} />}
      </Drawer>
    </>
  )
}
