/** The part of saxen (MIT) that is used here; the package has no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    on(
      hook: 'openTag',
      handler: (name: string, attributes: () => Record<string, string>, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(hook: 'closeTag', handler: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(hook: 'text', handler: (text: string, decode: Decode) => void): this;
    on(hook: 'cdata', handler: (text: string) => void): this;
    on(hook: 'error', handler: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | undefined;
  }
}
