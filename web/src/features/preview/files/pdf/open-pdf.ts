import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
// A file of the portal's own: the policy allows workers from nowhere else.
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

/**
 * Opens a PDF to be drawn, without what it could do by itself: no forms, no scripts, and its links lead nowhere.
 */
export const openPdf = async (bytes: ArrayBuffer): Promise<PDFDocumentProxy> =>
  await getDocument({
    // The worker takes what it is given; this page keeps its own.
    data: new Uint8Array(bytes.slice(0)),
    enableXfa: false,
    // WebAssembly would need a policy that allows it.
    useWasm: false,
    stopAtErrors: false,
    maxImageSize: 64 * 1024 * 1024,
  }).promise
