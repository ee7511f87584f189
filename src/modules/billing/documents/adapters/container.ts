import type { Paper } from '../rules/paper.js';
import { instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import { toDate } from '../../../../kernel/time/instant.js';
import { escapeXml } from './escape-xml.js';

const XML_NAME = 'factur-x.xml';

/** PDF/A-3b of PDF 1.7: kept for ten years, fonts and colours inside. */
export function archivable({ file, language }: Paper): PDFKit.PDFDocumentOptions {
  return {
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: file.title, Creator: 'Posthorn', Producer: 'Posthorn', CreationDate: dayOf(file.day) },
  };
}

/** Who wrote it; the library would put the name into the XMP without escaping it. */
export function nameAuthor(pdf: PDFKit.PDFDocument, { file }: Paper): void {
  pdf.appendXML(`
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:creator><rdf:Seq><rdf:li>${escapeXml(file.author)}</rdf:li></rdf:Seq></dc:creator>
        </rdf:Description>`);
}

/** Makes it a Factur-X: the same invoice as XML, attached as its alternative, and the XMP that says so. */
export function attachXml(pdf: PDFKit.PDFDocument, { file }: Paper, xml: string): void {
  const date = dayOf(file.day);
  const attachment = {
    name: XML_NAME,
    type: 'text/xml',
    description: 'Factur-X',
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  };
  pdf.file(Buffer.from(xml), attachment);
  for (const block of [FACTUR_X, EXTENSION]) pdf.appendXML(block);
}

function dayOf(day: string): Date {
  return toDate(instantOfLocalDate(day, 'UTC'));
}

/** Factur-X 1.07, 6.2.2: what is attached. Credit notes are of type INVOICE too. */
const FACTUR_X = `
        <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>${XML_NAME}</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
        </rdf:Description>`;

const property = (name: string, description: string): string => `
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>${name}</pdfaProperty:name>
                                    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                                    <pdfaProperty:category>external</pdfaProperty:category>
                                    <pdfaProperty:description>${description}</pdfaProperty:description>
                                </rdf:li>`;

/** PDF/A wants properties that it does not know described in the same file (ISO 19005-3, 6.6.2.3). */
const EXTENSION = `
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>${property('DocumentFileName', 'The name of the embedded XML document')}${property('DocumentType', 'The type of the hybrid document in capital letters, e.g. INVOICE')}${property('Version', 'The actual version of the standard applying to the embedded XML document')}${property('ConformanceLevel', 'The conformance level of the embedded XML document')}
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>`;
