/** Each image of a voucher must still be the picture that its SHA-256 names (0013-voucher-images.sql). */
import { createHash } from 'node:crypto'
import type { Connection } from '../store/connection.ts'
import { imagesAfter, type SealedImage } from '../store/voucherImages.ts'
import type { SealedFile } from '../vault.ts'
import type { Finding } from './finding.ts'

const PAGE = 50

/** `open` is the vault's. What does not open has been changed, for every picture is sealed with its check. */
export async function walkImages(
  connection: Connection,
  branch: string,
  open: (file: SealedFile) => Buffer,
  findings: Finding[],
): Promise<void> {
  let after = ''
  for (;;) {
    const images = await imagesAfter(connection, branch, after, PAGE)
    for (const image of images) {
      const what = wrongWith(image, open)
      if (what !== null) findings.push({ branch, where: placeOf(image), what })
    }
    if (images.length < PAGE) return
    after = images.at(-1)?.sha256 ?? ''
  }
}

const placeOf = ({ day, serial, name, sha256 }: SealedImage): string =>
  `voucher_image ${day}${serial === null ? '' : `/${serial}`} ${name} ${sha256}`

function wrongWith(image: SealedImage, open: (file: SealedFile) => Buffer): string | null {
  try {
    const found = createHash('sha256').update(open(image)).digest('hex')
    return found === image.sha256 ? null : 'is another picture than its SHA-256 names'
  } catch {
    return 'does not open: its bytes or its key have been changed'
  }
}
