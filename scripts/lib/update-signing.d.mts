export const newKeys: () => { secret: string; open: string };
export const signedUpdate: (what: {
  packages: string[];
  keyFile: string;
  released: string;
}) => Promise<{ version: string; text: string }>;
