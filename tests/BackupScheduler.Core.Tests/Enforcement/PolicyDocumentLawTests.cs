using BackupScheduler.Core.Enforcement;
using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>What holds whatever a policy says and however it is spelt.</summary>
public sealed class PolicyDocumentLawTests
{
    private const int Cases = 600;

    private static readonly (string Name, Func<PolicyModel, int, PolicyModel> Change)[] Changes =
    [
        ("effect", (policy, i) => policy.With(i, s => s with { Effect = s.Effect == "Deny" ? "Allow" : "Deny" })),
        ("resource", (policy, i) => policy.With(i, s => s with { Resources = ["arn:aws:s3:::Elsewhere"] })),
        ("resource in another case", (policy, i) => policy.With(i, s => s with { Resources = [.. s.Resources, "arn:aws:s3:::bucket/é"] })),
        ("another resource", (policy, i) => policy.With(i, s => s with { Resources = [.. s.Resources, "arn:aws:s3:::Elsewhere"] })),
        ("another action", (policy, i) => policy.With(i, s => s with { Actions = [.. s.Actions, "iam:PassRole"] })),
        ("NotAction", (policy, i) => policy.With(i, s => s with { ActionKey = s.ActionKey == "Action" ? "NotAction" : "Action" })),
        ("Condition", (policy, i) => policy.With(i, s => s with { Condition = s.Condition is null ? ["true"] : null })),
        ("Condition's value", (policy, i) => policy.With(i, s => s with { Condition = ["false"] })),
        ("Principal", (policy, i) => policy.With(i, s => s with { Principals = s.Principals is null ? ["*"] : null })),
        ("Sid", (policy, i) => policy.With(i, s => s with { Sid = "Other" })),
        ("no Sid", (policy, i) => policy.With(i, s => s with { Sid = null })),
        ("Version", (policy, _) => policy with { Version = policy.Version == "2012-10-17" ? "2008-10-17" : "2012-10-17" }),
        ("extra statement", (policy, i) => policy with { Statements = [.. policy.Statements, policy.Statements[i] with { Sid = "Extra" }] }),
        ("removed statement", (policy, i) => policy with { Statements = [.. policy.Statements.Where((_, j) => j != i), .. OneAtLeast(policy, i)] }),
    ];

    public static TheoryData<string> ChangeNames => [.. Changes.Select(change => change.Name)];

    [Fact]
    public void Another_spelling_keeps_the_meaning() =>
        Gen.Select(PolicyModels.Any, Gen.Int, Gen.Int).Sample((policy, one, another) =>
        {
            var meaning = PolicyDocument.Meaning(new PolicySpelling(one).Write(policy));
            Assert.NotNull(meaning);
            Assert.Equal(meaning, PolicyDocument.Meaning(new PolicySpelling(another).Write(policy)));
        }, iter: Cases);

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void A_single_change_changes_the_meaning(string name)
    {
        var change = Changes.Single(known => known.Name == name).Change;
        Gen.Select(PolicyModels.Distinct, Gen.Int[0, 2], Gen.Int).Sample((policy, index, seed) =>
        {
            var changed = change(policy, index % policy.Statements.Count);
            Assert.NotEqual(
                PolicyDocument.Meaning(new PolicySpelling(seed).Write(policy)),
                PolicyDocument.Meaning(new PolicySpelling(seed).Write(changed)));
        }, iter: Cases / 5);
    }

    [Fact]
    public void Two_policies_mean_the_same_exactly_when_they_say_the_same()
    {
        var equal = 0;
        Gen.Select(PolicyModels.Any, PolicyModels.Any, Gen.Int, Gen.Int[0, 2]).Sample((policy, unrelated, seed, nearness) =>
        {
            var other = nearness switch { 0 => unrelated, 1 => policy with { Statements = [.. policy.Statements.Reverse()] }, _ => Near(policy, unrelated) };
            var isEqual = policy.Saying == other.Saying;
            if (isEqual) equal++;
            Assert.Equal(isEqual,
                PolicyDocument.Meaning(new PolicySpelling(seed).Write(policy)) == PolicyDocument.Meaning(new PolicySpelling(~seed).Write(other)));
        }, iter: 2 * Cases, threads: 1);
        Assert.InRange(equal, Cases / 3, 2 * Cases / 3 * 2);
    }

    [Fact]
    public void Every_spelling_of_the_deny_is_the_deny_and_every_change_of_it_is_not() =>
        Gen.Select(Gen.Int, Gen.Int[0, Changes.Length - 1]).Sample((seed, index) =>
        {
            var deny = new PolicyModel("2012-10-17", [new("DenydynamodbDeleteBackup", "Deny", "Action", ["dynamodb:DeleteBackup"], ["*"])]);
            Assert.True(DenyPolicy.IsMeantBy(new PolicySpelling(seed).Write(deny)));
            Assert.False(DenyPolicy.IsMeantBy(new PolicySpelling(seed).Write(Changes[index].Change(deny, 0))), Changes[index].Name);
        }, iter: Cases);

    [Fact]
    public void No_text_makes_the_reader_throw_or_pass_for_the_deny() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":,% \n\\u0dD8StaemnVrio\ud800"], 0, 40], Scrambled).Sample(text =>
        {
            if (PolicyDocument.Meaning(text) is { } meaning) Assert.StartsWith("{", meaning, StringComparison.Ordinal);
            Assert.False(DenyPolicy.IsMeantBy(text), text);
            Assert.False(TrustPolicy.IsOnlyForBackup(text), text);
        }, iter: Cases);

    // A character of the deny replaced by one that cannot stand there for the same.
    private static readonly Gen<string> Scrambled =
        Gen.Select(Gen.Int[0, DenyPolicy.Document.Length - 1], Gen.Char["{}[]\":,%?\\\ud800\udc00\0"], (at, c) =>
            DenyPolicy.Document[at] == c ? "" : DenyPolicy.Document[..at] + c + DenyPolicy.Document[(at + 1)..]);

    private static PolicyModel Near(PolicyModel policy, PolicyModel other) =>
        policy.With(0, first => other.Statements[0] with { Sid = first.Sid, Effect = first.Effect });

    private static IEnumerable<StatementModel> OneAtLeast(PolicyModel policy, int index) =>
        policy.Statements.Count > 1 ? [] : [policy.Statements[index] with { Sid = "Instead" }];
}
