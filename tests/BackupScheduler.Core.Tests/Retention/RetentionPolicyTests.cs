using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Retention;

public sealed class RetentionPolicyTests
{
    [Fact]
    public void A_number_is_keep_last() => Assert.Equal(RetentionPolicy.KeepingLast(7), RetentionPolicy.Parse(" 7\n"));

    [Fact]
    public void The_default_keeps_the_last_30() => Assert.Equal(RetentionPolicy.Parse("30"), RetentionPolicy.Default);

    [Fact]
    public void Every_rule_is_read()
    {
        var policy = RetentionPolicy.Parse(
            """{"keepLast":30,"keepWithin":"P7D","daily":6,"weekly":4,"monthly":12,"yearly":3,"overrides":[{"tables":"111122223333/*/Log*","keepLast":5}]}""");
        var rules = new RetentionRules
        {
            KeepLast = 30,
            KeepWithin = TimeSpan.FromDays(7),
            Daily = 6,
            Weekly = 4,
            Monthly = 12,
            Yearly = 3,
        };
        var other = new RetentionOverride(TablePattern.Parse("111122223333/*/Log*"), new RetentionRules { KeepLast = 5 });
        Assert.Equal(new RetentionPolicy(rules, [other]), policy);
    }

    [Theory]
    [InlineData("Orders", 1)]
    [InlineData("OrdersArchive", 2)]
    [InlineData("Users", 9)]
    public void The_first_override_that_matches_replaces_the_rules(string table, int keepLast)
    {
        var policy = RetentionPolicy.Parse(
            """{"keepLast":9,"daily":9,"overrides":[{"tables":"Orders","keepLast":1},{"tables":"Orders*","keepLast":2}]}""");
        var rules = policy.RulesFor(Situation.Scope, TableName.Parse(table));
        Assert.Equal(keepLast, rules.KeepLast);
        Assert.Equal(table == "Users" ? 9 : null, rules.Daily);
    }

    [Theory]
    [InlineData("P7D", 7 * 24 * 60)]
    [InlineData("P1W", 7 * 24 * 60)]
    [InlineData("PT12H", 12 * 60)]
    [InlineData("P1W2DT3H4M60S", 7 * 24 * 60 + 2 * 24 * 60 + 3 * 60 + 5)]
    [InlineData("PT1M", 1)]
    [InlineData("P36500D", 36_500 * 24 * 60)]
    public void Durations_are_iso_8601(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetentionPolicy.Parse($$"""{"keepWithin":"{{text}}"}""").Rules.KeepWithin);

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1H1D")]
    [InlineData("PT1M1H")]
    [InlineData("PD")]
    [InlineData("P-1D")]
    [InlineData("-P1D")]
    [InlineData("P+1D")]
    [InlineData("P1.5D")]
    [InlineData("P1D2D")]
    [InlineData("P 1D")]
    [InlineData("PT1HT1M")]
    [InlineData("p7d")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("PT0S")]
    [InlineData("PT59S")]
    [InlineData("P36501D")]
    [InlineData("P999999999999W")]
    [InlineData("P99999999999999999999D")]
    public void Other_durations_are_refused(string text)
    {
        Assert.False(RetentionPolicy.TryParse($$"""{"keepWithin":"{{text}}"}""", out _, out var error));
        Assert.Equal(
            $"keepWithin: given '\"{text}\"', accepted: an ISO-8601 duration from PT1M to P36500D, such as P7D, PT12H or P1W", error);
    }

    [Fact]
    public void What_is_refused_is_said_in_one_line() =>
        Golden.Check("Retention/Golden/refused-policies.golden.txt", string.Concat(Refused.Select(text =>
        {
            Assert.False(RetentionPolicy.TryParse(text, out _, out var error));
            return $"{text?.ReplaceLineEndings("\\n").Replace("\ud800", "\\ud800 (bare)", StringComparison.Ordinal)}\n    {error}\n";
        })));

    [Fact]
    public void The_canonical_form_reads_back_as_the_same_policy() => Situations.Policy.Sample(policy =>
    {
        if (policy.Rules.IsEmpty || policy.Overrides.Any(other => other.Rules.IsEmpty)) return;
        Assert.Equal(policy, RetentionPolicy.Parse(policy.ToString()));
    }, iter: 2_000);

    [Fact]
    public void No_text_makes_the_reader_throw_or_break_the_line() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":,0123456789.eE-+ \n\\uPDTHkepLast"], 0, 30], Scrambled).Sample(text =>
        {
            if (!RetentionPolicy.TryParse(text, out var policy, out var error))
                Assert.Matches(@"\A[^\p{C}]+\z", error);
            else
                Assert.False(policy.Rules.IsEmpty);
        }, iter: 5_000);

    private static readonly Gen<string> Scrambled =
        Gen.Select(Gen.Int[0, 80], Gen.Char["{}[]\":,01.-xP"], (at, c) =>
        {
            const string valid = """{"keepLast":3,"keepWithin":"P7D","overrides":[{"tables":"Orders*","daily":5}]}""";
            return at < valid.Length ? valid[..at] + c + valid[(at + 1)..] : valid;
        });

    private static readonly string?[] Refused =
    [
        null, "", "  ", "0", "-1", "1.5", "1e3", "+5", "007", "2147483648", "\"30\"", "true", "null", "[30]", "thirty", "30 31",
        "{}", "{", """{"keepLast":0}""", """{"keepLast":-3}""", """{"keepLast":"30"}""", """{"keepLast":null}""", """{"keepLast":1.0}""",
        """{"daily":2147483648}""", """{"weekly":[]}""", """{"monthly":{}}""", """{"yearly":false}""",
        """{"keepLast":3,"keepLast":3}""", """{"KeepLast":3}""", """{"keepLast":3,"hourly":1}""", """{"keepLast":3,}""",
        "{\"keepLast\":3}\n{}", """{"keepWithin":7}""", """{"keepWithin":"7 days"}""", """{"tables":"*","keepLast":3}""",
        """{"overrides":[{"tables":"*","keepLast":3}]}""", """{"keepLast":3,"overrides":{}}""", """{"keepLast":3,"overrides":[3]}""",
        """{"keepLast":3,"overrides":[{"keepLast":3}]}""", """{"keepLast":3,"overrides":[{"tables":"*"}]}""",
        """{"keepLast":3,"overrides":[{"tables":"a?c","keepLast":3}]}""", """{"keepLast":3,"overrides":[{"tables":5,"keepLast":3}]}""",
        """{"keepLast":3,"overrides":[{"tables":"*","keepLast":3},{"tables":"*","daily":0}]}""",
        """{"keepLast":3,"overrides":[{"tables":"*","keepLast":3,"overrides":[]}]}""", """{"a\nkey":3}""", """{"\ud800":3}""",
        "{\"\ud800\":3}", """{"keepLast":3,"a key that is much too long to be repeated in full in a log":"with a value that is longer still"}""",
    ];
}
