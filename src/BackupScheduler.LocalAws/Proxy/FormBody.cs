using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>The fields of a Query call.</summary>
internal static class FormBody
{
    /// <summary>Of a field that comes twice, the last value.</summary>
    public static Dictionary<string, string> Read(byte[] body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value[^1] ?? "");
    }
}
