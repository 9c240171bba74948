namespace Amazon.Lambda.Core;

/// <summary>A caller that Cognito authenticated.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity.</summary>
    string IdentityId { get; }

    /// <summary>The pool that it belongs to.</summary>
    string IdentityPoolId { get; }
}
