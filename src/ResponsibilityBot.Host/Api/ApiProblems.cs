using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ResponsibilityBot.Host.Api;

/// <summary>Errors of the API: https://www.rfc-editor.org/rfc/rfc9457.</summary>
internal static class ApiProblems
{
    /// <summary>Something in the request is wrong.</summary>
    /// <param name="detail">What, and the cure.</param>
    public static ProblemHttpResult BadRequest(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be answered.");

    /// <summary>Writes one where no endpoint runs.</summary>
    public static Task WriteAsync(HttpContext http, int status, string title, string detail)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = title, Detail = detail }, options: null, contentType: "application/problem+json", http.RequestAborted);
    }
}
