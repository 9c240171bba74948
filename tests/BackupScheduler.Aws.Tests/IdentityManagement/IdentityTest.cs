using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Aws.Tests.IdentityManagement;

/// <summary>What the tests of IAM share: a store on the stub, and principals to ask it about.</summary>
public abstract class IdentityTest : StubTest
{
    protected const string Policy = $"arn:aws:iam::{Account}:policy/DenyDynamoDBDeleteBackup";

    protected static PrincipalArn User { get; } = Arn($"arn:aws:iam::{Account}:user/team/ann+=,.@-_");

    protected static PrincipalArn Role { get; } = Arn($"arn:aws:iam::{Account}:role/team/a/builder");

    protected IIdentityStore Identities(string account = Account) =>
        new AwsPorts(Stub.Options()).IdentityStores("backup-scheduler/PolicyEnforcer", null, "backup-scheduler-PolicyEnforcer")
            .Open(AccountId.Parse(account));

    protected static PrincipalArn Of(PrincipalKind kind) => kind == PrincipalKind.User ? User : Role;

    private protected void Give(string operation, string result = "") => Stub.Answer(operation, Answers.Xml(operation, result));

    private protected void Refuse(string operation, string code, int status = 400, string message = "said so") =>
        Stub.Answer(operation, Answers.QueryError(code, status, message));

    /// <summary>The fields of the requests of an operation, but for its name and version.</summary>
    private protected IEnumerable<string> Sent(string operation) => Stub.Of(operation).Select(sent => string.Join('&', sent.Form
        .Where(field => field.Key is not ("Action" or "Version")).OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => $"{field.Key}={field.Value}")));

    private static PrincipalArn Arn(string text) => PrincipalArn.TryParse(text, out var arn) ? arn : throw new FormatException(text);
}
