package suite.http.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import org.jspecify.annotations.Nullable;

import suite.caller.Caller;

/**
 * Tells who sent a request: a controller asks by a parameter of the type {@link Caller}.
 */
public final class RequestCaller implements HandlerMethodArgumentResolver {

	private static final String ATTRIBUTE = RequestCaller.class.getName();

	/**
	 * Whoever sent a request. Known once its login was looked at.
	 */
	public static Caller of(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Caller caller) ? caller : Caller.LOCAL;
	}

	/** Looks at the login of a request, and notes who sent it. */
	public static Caller note(HttpServletRequest request) {
		Caller caller = (request.getUserPrincipal() != null) ? new Caller(request.getUserPrincipal().getName())
				: ofAddress(request.getRemoteAddr());
		request.setAttribute(ATTRIBUTE, caller);
		return caller;
	}

	private static Caller ofAddress(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress() ? Caller.LOCAL : new Caller(address);
		}
		catch (UnknownHostException ex) {
			return new Caller(address);
		}
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Caller.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		return of((ServletRequest) request.getNativeRequest());
	}

}
