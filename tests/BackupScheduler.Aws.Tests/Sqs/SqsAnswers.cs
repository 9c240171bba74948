using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupScheduler.Aws.Tests.Wire;

namespace BackupScheduler.Aws.Tests.Sqs;

/// <summary>SQS's answers; the SDK checks the digests in them.</summary>
internal static class SqsAnswers
{
    public static Answer Taking() => Batch("", isSenderFault: false, refused: _ => false, mentioned: _ => true);

    /// <summary>Refuses the entries whose table has one of these numbers.</summary>
    public static Answer Refusing(string code, bool isSenderFault, params int[] tables) =>
        Batch(code, isSenderFault, entry => Has(entry, tables), _ => true);

    /// <summary>Takes and mentions only the entries whose table has one of these numbers.</summary>
    public static Answer Mentioning(params int[] tables) => Batch("", isSenderFault: false, _ => false, entry => Has(entry, tables));

    public static Answer TakingLetters() => (request, context) =>
        Answers.Json($$"""{"MessageId":"m","MD5OfMessageBody":"{{Digest(request.Text("MessageBody")!)}}"}""")(request, context);

    private static Answer Batch(
        string code, bool isSenderFault, Func<JsonElement, bool> refused, Func<JsonElement, bool> mentioned) => (request, context) =>
    {
        var entries = request.Json.GetProperty("Entries").EnumerateArray().Where(mentioned).ToLookup(refused);
        var failed = entries[true].Select(entry =>
            $$"""{"Id":"{{entry.GetProperty("Id")}}","Code":"{{code}}","SenderFault":{{(isSenderFault ? "true" : "false")}},"Message":"no"}""");
        var taken = entries[false].Select(entry =>
            $$"""{"Id":"{{entry.GetProperty("Id")}}","MessageId":"m","MD5OfMessageBody":"{{Digest(entry.GetProperty("MessageBody").GetString()!)}}"}""");
        return Answers.Json($$"""{"Failed":[{{string.Join(',', failed)}}],"Successful":[{{string.Join(',', taken)}}]}""")(request, context);
    };

    private static bool Has(JsonElement entry, int[] tables) =>
        tables.Any(number => entry.GetProperty("MessageBody").GetString()!.Contains($"\"Table-{number}\"", StringComparison.Ordinal));

#pragma warning disable CA5351 // SQS's own choice
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
