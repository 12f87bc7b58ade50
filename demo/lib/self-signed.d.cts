export function selfSigned(host: string, days: number): { cert: string; key: string }
