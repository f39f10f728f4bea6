/** The part of pdfmake that we use; the package brings no types of its own. */
declare module 'pdfmake' {
  type Content = string | { readonly [key: string]: unknown } | readonly Content[]
  interface Page {
    readonly pageSize: string
    readonly pageOrientation: 'portrait' | 'landscape'
    readonly pageMargins: readonly [number, number, number, number]
    readonly defaultStyle: Readonly<Record<string, unknown>>
    readonly info: Readonly<Record<string, string>>
    readonly content: readonly Content[]
    footer(page: number, pages: number): Content
  }
  interface Pdf {
    getBuffer(): Promise<Buffer>
  }
  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    createPdf(page: Page): Pdf
  }
  export default pdfmake
}
