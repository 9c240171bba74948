using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BackupScheduler.Bench.Throughput.Stub;

/// <summary>Answers that need nothing but the request.</summary>
internal static class StubAnswers
{
    /// <summary>A backup that was made.</summary>
    public static string Created(string table, string name, string account) =>
        $$$$"""{"BackupDetails":{"BackupArn":"arn:aws:dynamodb:us-east-1:{{{{account}}}}:table/{{{{table}}}}/backup/01489602797149-73d8d5bc","BackupCreationDateTime":1489602797.149,"BackupName":"{{{{name}}}}","BackupSizeBytes":123,"BackupStatus":"CREATING","BackupType":"USER"}}""";

    /// <summary>A backup that was deleted.</summary>
    public static string Deleted(string arn) =>
        $$$$"""{"BackupDescription":{"BackupDetails":{"BackupArn":"{{{{arn}}}}","BackupCreationDateTime":1489602797.149,"BackupName":"deleted","BackupSizeBytes":123,"BackupStatus":"DELETED","BackupType":"USER"}}}""";

    /// <summary>A session of an account for an hour; its access key tells the account.</summary>
    public static string Session(string account, DateTimeOffset now) =>
        $"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:worker</AssumedRoleId><Arn>arn:aws:sts::{account}:assumed-role/BackupWorker/worker</Arn></AssumedRoleUser><Credentials><AccessKeyId>{AccessKeyOf(account)}</AccessKeyId><SecretAccessKey>secret-of-{account}</SecretAccessKey><SessionToken>{new string('t', 400)}{account}</SessionToken><Expiration>{now.AddHours(1).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration></Credentials></AssumeRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>
        """;

    /// <summary>The access key of every session of an account.</summary>
    public static string AccessKeyOf(string account) => $"ASIA{account}";

    /// <summary>Every message of a batch was taken; the client checks the sums of the bodies.</summary>
    public static string Sent(IEnumerable<JsonElement> entries)
    {
        var taken = entries.Select(entry =>
        {
            var id = entry.GetProperty("Id").GetString();
#pragma warning disable CA5351 // What SQS answers.
            var sum = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(entry.GetProperty("MessageBody").GetString()!)));
#pragma warning restore CA5351
            return $$"""{"Id":"{{id}}","MessageId":"message-{{id}}","MD5OfMessageBody":"{{sum}}"}""";
        });
        return $$"""{"Successful":[{{string.Join(',', taken)}}]}""";
    }
}
