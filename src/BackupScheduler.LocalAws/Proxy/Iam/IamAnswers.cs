using System.Text;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>IAM's answers in XML.</summary>
internal static class IamAnswers
{
    public static readonly XNamespace Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    public static ProxyAnswer NoSuchEntity(ProxyCall call, string message) => AwsError.Of(call, 404, "NoSuchEntity", message);

    public static ProxyAnswer DeleteConflict(ProxyCall call, string message) => AwsError.Of(call, 409, "DeleteConflict", message);

    public static ProxyAnswer LimitExceeded(ProxyCall call, string message) => AwsError.Of(call, 409, "LimitExceeded", message);

    public static ProxyAnswer Invalid(ProxyCall call, string message) => AwsError.Of(call, 400, "ValidationError", message);

    public static ProxyAnswer Unmodifiable(ProxyCall call, string role) => AwsError.Of(call, 400, "UnmodifiableEntity",
        $"Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS");

    /// <summary>Success of a call that has nothing to tell.</summary>
    public static ProxyAnswer Done(ProxyCall call) => Of(call);

    /// <summary>Success; with content, in the element that IAM wraps results in.</summary>
    public static ProxyAnswer Of(ProxyCall call, params object[] content) => ProxyAnswer.Of(200, "text/xml", Plain(
        new XElement(Namespace + $"{call.Operation}Response",
            content.Length == 0 ? null : new XElement(Namespace + $"{call.Operation}Result", content),
            new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", Guid.NewGuid().ToString())))));

    /// <summary>The answer's document, or null when it is no success.</summary>
    public static XElement? Read(ProxyCall call) => call.Answer is { IsSuccess: true } answer ? XElement.Parse(answer.Text) : null;

    public static ProxyAnswer With(this ProxyAnswer answer, XElement body) =>
        answer with { Body = Encoding.UTF8.GetBytes(Plain(body)) };

    /// <summary>
    /// AWS URL-encodes every policy document, by RFC 3986. The emulator leaves some of them as they are, which a client that
    /// decodes would take for something else.
    /// </summary>
    public static void EncodeDocuments(XElement answer)
    {
        var documents = answer.Descendants().Where(e => e.Name.LocalName is "Document" or "PolicyDocument" or "AssumeRolePolicyDocument");
        foreach (var document in documents.Where(e => e.Value.TrimStart().StartsWith('{')))
        {
            document.Value = Uri.EscapeDataString(document.Value);
        }
    }

    /// <summary>The name of the user or role that a success tells of.</summary>
    public static IamPrincipal? Made(XElement answer) =>
        answer.Find("UserName") is { } user ? IamPrincipal.User(user.Value)
        : answer.Find("RoleName") is { } role ? IamPrincipal.Role(role.Value)
        : null;

    private static string Plain(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
