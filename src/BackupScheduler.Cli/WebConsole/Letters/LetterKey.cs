using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Cli.WebConsole.Letters;

/// <summary>A letter's name in addresses and forms: its id, or, of an id that no queue gives, something that comes back as it was sent.</summary>
internal static class LetterKey
{
    private const int LongestId = 64;

    public static string Of(string messageId) =>
        messageId.Length is > 0 and <= LongestId && messageId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? messageId
            : $"_{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))}";
}
