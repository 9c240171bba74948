namespace BackupScheduler.Fuzz.Inputs;

/// <summary>Texts that programs stumble over.</summary>
internal static class HostileText
{
    private static readonly string[] s_known =
    [
        "", " ", "\0", "\n", "\r\n", "\u2028", "\uFEFF", "\uD800", "\uDC00", "\\ud800", "\\udfff\\ud800", "\\u0000", "😀", "é", "*", "**", "?", "%", "%00", "..", "../", "/", "\\", "\"", "'", "{}", "[]", "null", "true",
        "0", "-1", "1e309", "1e-400", "-0", "0.1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "99999999999999999999999999999999999999", "NaN", "Infinity", "0x10", "00000000000000", "01489602797149-73d8d5bc", "99999999999999-0", "253402300800000",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "00010101T000000Z", "99991231T235959Z", "20261122T010000Z", "20270101T000000Z", "2026-11-22T01:00:00+14:00",
        "111122223333", "000000000000", "999999999999", "eu-west-1", "us-gov-west-1", "arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders", "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01489602797149-73d8d5bc",
        "BackUpAccount", "PruneTable", "ReviewAccount", "CopyTable", "ConfirmCopies", "CloseRun", "TellReview", "RunClosed", "ProtectAccount", "Orders", "Users",
        "rate(1 minute)", "cron(0 0 31 2 ? *)", "cron(* * * * ? *)", "cron(0/1 0 L * ? 1970-2199)", "P1D", "P999999999D", "PT1S", "{\"keepLast\":1}", "<script>", "=cmd()", "\u001b[2J",
    ];

    private static readonly string[] s_characters = ["\"", "{", "}", "[", "]", ":", ",", "\\", "/", "*", "\0", "\n", "\uD800", "\uDFFF", "0", "9", "-", "e", "A", "é", "%"];

    public static string Any(Random random) => random.Next(20) switch
    {
        0 => new string('a', 1 << random.Next(16)),
        1 => string.Concat(Enumerable.Repeat("*a", 1 << random.Next(10))),
        2 => string.Concat(Enumerable.Repeat("[", 1 << random.Next(12))),
        3 => string.Concat(Enumerable.Repeat("{\"a\":", 1 << random.Next(10))),
        4 => new string('9', 1 << random.Next(10)),
        5 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => s_known[random.Next(s_known.Length)],
    };

    public static string Character(Random random) => s_characters[random.Next(s_characters.Length)];
}
