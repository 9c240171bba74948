using System.Buffers.Text;
using System.Security.Cryptography;
using BackupScheduler.Cli.Html;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole.Entrance;

/// <summary>What every answer forbids the browser.</summary>
internal static class SecurityHeaders
{
    /// <summary>Sets them.</summary>
    /// <returns>The nonce without which no script runs.</returns>
    public static string Set(IHeaderDictionary headers)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self' {StyleSheet.Desk.Source}; script-src 'nonce-{nonce}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return nonce;
    }
}
