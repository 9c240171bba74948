using System.Globalization;
using Amazon.SQS.Model;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Sqs;

/// <summary>Why a letter is dead, as message attributes: at most ten (SQS quota), none empty.</summary>
internal static class DeadLetterAttributes
{
    private const int LongestMessage = 1024;

    public static Dictionary<string, MessageAttributeValue> Of(DeadLetter letter, string sourceUrl)
    {
        (string Name, string? Value)[] all =
        [
            ("ErrorCode", letter.ErrorCode),
            ("ErrorMessage", Printable(letter.ErrorMessage)),
            ("FailedAt", letter.FailedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("Function", letter.Function),
            ("SourceQueueUrl", sourceUrl),
            ("Account", letter.Account?.Value),
            ("Region", letter.Region?.Value),
            ("Table", letter.Table?.Value),
            ("Run", letter.Run?.ToString()),
        ];
        return all.Where(attribute => !string.IsNullOrEmpty(attribute.Value)).ToDictionary(
            attribute => attribute.Name,
            attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value });
    }

    // SQS takes only what XML 1.0 allows.
    private static string Printable(string text) => string.Concat(
        (text.Length > LongestMessage ? text[..LongestMessage] : text)
            .Select(c => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' ? ' ' : c));
}
